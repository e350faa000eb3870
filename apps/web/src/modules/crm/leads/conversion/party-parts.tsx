import { useFormContext } from 'react-hook-form';
import { useHolds } from '@/api/use-session';
import { type AnyRecord, Box, OptionsInput, TextInput, Typography, useText } from '@/kit';
import { type Duplicate, subtitleOf } from '../../duplicates/duplicates';
import { useReasonWords } from '../../duplicates/use-reason-words';
import { type ConversionValues, companyOf, hasPerson, lacksName, personOf, proposed } from './conversion';

interface PartProps {
  lead: AnyRecord;
  /** What may be the same. */
  found: readonly Duplicate[];
}

const Words = ({ title, more }: { title: string; more: string }) => (
  <>
    <Typography sx={{ fontWeight: 600 }}>{title}</Typography>
    <Typography variant="body2" color="textSecondary">
      {more}
    </Typography>
  </>
);

/** Records that can be linked instead of making another one. */
function useLinks(found: readonly Duplicate[]) {
  const text = useText();
  const reasons = useReasonWords();
  return found.map((duplicate) => ({
    value: duplicate.id,
    content: (
      <Words
        title={text('crm.conversion.link', { name: duplicate.title })}
        more={[subtitleOf(duplicate), text('crm.conversion.linkWhy', { reasons: reasons(duplicate) })]
          .filter(Boolean)
          .join(' · ')}
      />
    ),
  }));
}

/** The company that a lead becomes, or is linked to. */
export function CompanyPart({ lead, found }: PartProps) {
  const text = useText();
  const holds = useHolds();
  const links = useLinks(found);
  const { name, kind } = companyOf(lead);
  const mayCreate = holds('crm.company.create');
  const creation = {
    value: 'new',
    content: (
      <Words
        title={name ? text('crm.conversion.create', { name }) : text('crm.conversion.createUnnamed')}
        more={text(`crm.conversion.as.${kind}`)}
      />
    ),
  };
  const without = {
    value: 'none',
    content: <Words title={text('crm.conversion.noCompany')} more={text('crm.conversion.noCompanyHelp')} />,
  };
  const options = [...links, ...(mayCreate ? [creation] : []), ...(hasPerson(lead) ? [without] : [])];
  return (
    <OptionsInput
      source="companyChoice"
      label="crm.conversion.company"
      {...(links.length > 0 && { help: 'crm.conversion.linkHelp' })}
      initial={initialOf(proposed(found, name), options)}
      options={options}
    />
  );
}

/** The person that a lead becomes, or is linked to; asks for a name where nobody knows one. */
export function ContactPart({ lead, found }: PartProps) {
  const text = useText();
  const holds = useHolds();
  const links = useLinks(found);
  const form = useFormContext<ConversionValues>();
  const isPerson = hasPerson(lead);
  if (!isPerson && found.length === 0) return null;
  const name = personOf(lead);
  const creation = {
    value: 'new',
    content: (
      <Words
        title={name ? text('crm.conversion.create', { name }) : text('crm.conversion.createUnnamed')}
        more={text('crm.conversion.contactOf')}
      />
    ),
  };
  const without = { value: 'none', content: text('crm.conversion.noContact') };
  const options = [...links, ...(isPerson ? (holds('crm.contact.create') ? [creation] : []) : [without])];
  const wanted = proposed(found, name);
  const initial = initialOf(isPerson || wanted !== 'new' ? wanted : 'none', options);
  const company = form.watch('companyChoice');
  const isNew = (form.watch('contactChoice') ?? initial) === 'new';
  return (
    <>
      <OptionsInput
        source="contactChoice"
        label="crm.conversion.contact"
        {...(links.length > 0 && { help: 'crm.conversion.linkHelp' })}
        initial={initial}
        options={options}
      />
      {lacksName(lead) && (isNew || (company === 'new' && !name)) && (
        <Box sx={{ display: 'grid', gap: 3, gridTemplateColumns: { sm: '1fr 1fr' } }}>
          <TextInput source="contact.firstName" label="crm.conversion.firstName" max={100} />
          <TextInput source="contact.lastName" label="crm.conversion.lastName" max={100} required />
        </Box>
      )}
    </>
  );
}

/** What is proposed, if it is offered; else the first of what is. */
const initialOf = (wanted: string, options: readonly { value: string }[]): string | undefined =>
  (options.find(({ value }) => value === wanted) ?? options[0])?.value;
