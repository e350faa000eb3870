import { type Text, text } from '#kernel';

/** How a field is drawn on a page: the type of its HTML control. */
export type ControlKind = 'text' | 'email' | 'tel' | 'textarea' | 'select';

export interface FormFieldFacts {
  /** The field of a lead that it fills, as written requests call it. */
  readonly name: FormFieldName;
  /** Its name on the page. */
  readonly input: string;
  readonly label: Text;
  readonly control: ControlKind;
  readonly max: number;
  /** HTML's autofill names, so that browsers fill it in (WCAG 2.2, 1.3.5). */
  readonly autocomplete: string | undefined;
  readonly choices?: readonly { readonly value: string; readonly label: Text }[];
}

export const formFieldNames = [
  'civility',
  'firstName',
  'lastName',
  'companyName',
  'email',
  'phone',
  'addresses.line1',
  'addresses.postalCode',
  'addresses.city',
  'need',
] as const;
export type FormFieldName = (typeof formFieldNames)[number];

const fact = (
  name: FormFieldName,
  fr: string,
  en: string,
  facts: Partial<Omit<FormFieldFacts, 'name' | 'label'>> = {},
): FormFieldFacts => ({
  name,
  input: name.split('.').at(-1) ?? name,
  label: text(fr, en),
  control: 'text',
  max: 200,
  autocomplete: undefined,
  ...facts,
});

/** The fields of a lead that a form may have: the white list (policy art. 3). Nothing else ever comes in. */
export const formFields: readonly FormFieldFacts[] = [
  fact('civility', 'Civilité', 'Title', {
    control: 'select',
    autocomplete: 'honorific-prefix',
    choices: [
      { value: 'mrs', label: text('Madame', 'Ms') },
      { value: 'mr', label: text('Monsieur', 'Mr') },
      { value: 'mx', label: text('Autre', 'Other') },
    ],
  }),
  fact('firstName', 'Prénom', 'First name', { max: 100, autocomplete: 'given-name' }),
  fact('lastName', 'Nom', 'Last name', { max: 100, autocomplete: 'family-name' }),
  fact('companyName', 'Société', 'Company', { autocomplete: 'organization' }),
  fact('email', 'E-mail', 'E-mail', { control: 'email', max: 254, autocomplete: 'email' }),
  fact('phone', 'Téléphone', 'Phone', { control: 'tel', max: 30, autocomplete: 'tel' }),
  fact('addresses.line1', 'Adresse', 'Address', { autocomplete: 'street-address' }),
  fact('addresses.postalCode', 'Code postal', 'Postal code', { max: 15, autocomplete: 'postal-code' }),
  fact('addresses.city', 'Ville', 'City', { max: 100, autocomplete: 'address-level2' }),
  fact('need', 'Votre projet', 'Your project', { control: 'textarea', max: 5000 }),
];

const byName = new Map(formFields.map((each) => [each.name, each]));

export const formField = (name: FormFieldName): FormFieldFacts => byName.get(name) as FormFieldFacts;

/** Members of what a form sends that are no answers. The trap is a field that people do not see. */
export const control = {
  token: '_token',
  wording: '_wording',
  page: '_page',
  consent: '_consent',
  trap: 'website',
} as const;
