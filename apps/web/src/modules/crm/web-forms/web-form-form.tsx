import { useSession } from '@/api/use-session';
import { FormPage, Section, useText } from '@/kit';
import { FormFieldsInput } from './form-fields-input';
import { LivePreview } from './live-preview';
import { webForms } from './web-form.record';
import { WebFormSections } from './web-form-sections';

export function WebFormForm() {
  const text = useText();
  const { instanceName: company } = useSession();
  return (
    <FormPage
      record={webForms}
      defaultValues={{
        language: 'fr',
        fields: [
          { name: 'lastName', required: true },
          { name: 'email', required: true },
          { name: 'phone', required: false },
          { name: 'need', required: false },
        ],
        purpose: text('crm.web-form.firstPurpose'),
        notice: text('crm.web-form.firstNotice', { company }),
        doubleOptIn: true,
        routing: 'none',
        sites: [],
      }}
    >
      <WebFormSections fields={<FormFieldsInput />} />
      <Section title="crm.web-form.preview" help="crm.web-form.previewHelp" columns={1}>
        <LivePreview />
      </Section>
    </FormPage>
  );
}
