import { ApiProperty } from '@nestjs/swagger';
import { languages } from '#kernel';
import { type ControlKind, control, formField } from './form-fields.js';
import { formWords } from './form-words.js';
import type { WebForm } from './web-form.entity.js';

export class FormChoice {
  @ApiProperty({ type: String })
  value!: string;

  @ApiProperty({ type: String })
  label!: string;
}

export class FormControl {
  @ApiProperty({ type: String, description: 'The member of what is sent' })
  name!: string;

  @ApiProperty({ type: String })
  label!: string;

  @ApiProperty({ enum: ['text', 'email', 'tel', 'textarea', 'select'] })
  control!: ControlKind;

  @ApiProperty({ type: Boolean })
  required!: boolean;

  @ApiProperty({ type: 'integer' })
  max!: number;

  @ApiProperty({ type: String, nullable: true })
  autocomplete!: string | null;

  @ApiProperty({ type: String, nullable: true })
  help!: string | null;

  @ApiProperty({ type: [FormChoice] })
  choices!: FormChoice[];
}

/** All that a page needs to show a form, and nothing else of it. */
export class FormDefinition {
  @ApiProperty({ type: String, format: 'uri', description: 'Where it is sent' })
  action!: string;

  @ApiProperty({ enum: [...languages] })
  language!: (typeof languages)[number];

  @ApiProperty({ type: 'integer', description: 'Version of the texts, to be sent as `_wording`' })
  wording!: number;

  @ApiProperty({ type: [FormControl] })
  fields!: FormControl[];

  @ApiProperty({ type: String })
  purpose!: string;

  @ApiProperty({ type: String })
  notice!: string;

  @ApiProperty({ type: String, nullable: true, description: 'The box that agrees to mailings' })
  consent!: string | null;

  @ApiProperty({ type: String, description: 'A field that people do not see: to be left empty' })
  trap!: string;

  @ApiProperty({ type: String, description: 'To be sent as `_token`' })
  token!: string;

  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'What the form says',
  })
  words!: Record<string, string>;
}

type Shown = Pick<
  WebForm,
  'language' | 'fields' | 'purpose' | 'notice' | 'consentText' | 'submitLabel' | 'wordingVersion'
>;

/** A form as a page shows it. */
export function definitionOf(form: Shown, action: string, token: string): FormDefinition {
  const { language, purpose, notice, consentText, submitLabel } = form;
  const words = formWords(language);
  return {
    action,
    language,
    wording: form.wordingVersion,
    fields: form.fields.map(({ name, label, required, help }) => {
      const facts = formField(name);
      return {
        name: facts.input,
        label: label || facts.label[language],
        control: facts.control,
        required: required ?? false,
        max: facts.max,
        autocomplete: facts.autocomplete ?? null,
        help: help ?? null,
        choices: (facts.choices ?? []).map((each) => ({ value: each.value, label: each.label[language] })),
      };
    }),
    purpose,
    notice,
    consent: consentText,
    trap: control.trap,
    token,
    words: { ...words, submit: submitLabel || words.submit },
  };
}
