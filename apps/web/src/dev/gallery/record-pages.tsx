import { Field, FormPage, FormTab, FormTabs, ListPage, RecordPage, RelatedList, Section } from '@/kit';
import { failing, none, sites, waiting } from '../made-up/site.record';

const columns = ['name', 'state', 'amount', 'begins', 'isUrgent', 'managerId', 'email', 'phone'];

/** Lists with rows, without any, with an error, and before the first answer. */
export const SiteList = () => <ListPage record={sites} columns={columns} filters={['state', 'begins']} />;
export const EmptyList = () => <ListPage record={none} columns={columns} />;
export const FailingList = () => <ListPage record={failing} columns={columns} />;
export const WaitingList = () => <ListPage record={waiting} columns={columns} />;

const Site = () => (
  <Section title="The site">
    <Field name="name" />
    <Field name="state" />
    <Field name="amount" />
    <Field name="workers" />
    <Field name="begins" />
    <Field name="visitedAt" />
    <Field name="isUrgent" />
    <Field name="managerId" />
  </Section>
);
const Reach = () => (
  <Section title="How to reach it">
    <Field name="email" />
    <Field name="phone" />
    <Field name="website" />
    <Field name="siret" />
    <Field name="country" />
    <Field name="contacts" />
    <Field name="notes" />
  </Section>
);

/** A form in tabs: what is wrong in a closed one opens it. */
export const SiteForm = () => (
  <FormPage record={sites}>
    <FormTabs>
      <FormTab title="Work">
        <Site />
      </FormTab>
      <FormTab title="People">
        <Reach />
      </FormTab>
    </FormTabs>
  </FormPage>
);

const related = (
  <RelatedList record={sites} filter={{ state: 'planned' }} columns={['name', 'begins']} create={{}} />
);

export const SitePage = () => (
  <RecordPage record={sites} side={related} chips={['state']}>
    <Site />
    <Reach />
  </RecordPage>
);
