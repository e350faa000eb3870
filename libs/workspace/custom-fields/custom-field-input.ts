import { PickType } from '@nestjs/swagger';
import { text } from '#kernel';
import {
  BooleanField,
  ChoiceField,
  type CustomKind,
  customKinds,
  IntegerField,
  ListField,
  TextField,
} from '#runtime';

const label = { label: text('Nom', 'Name'), max: 80 };

/** One value of a choice, as somebody writes it. */
export class CustomChoiceInput {
  /** None: it is made from the label. */
  @TextField({ label: text('Valeur', 'Value'), max: 40 })
  value?: string | null;

  @TextField({ ...label, required: true })
  label!: string;

  @TextField({ label: text('Nom en anglais', 'Name in English'), max: 80 })
  labelEn?: string | null;

  @BooleanField({ label: text('Retirée', 'Retired') })
  retired?: boolean | null;
}

export const mostChoices = 100;

/** A field that a company adds to a kind of record. */
export class CustomFieldInput {
  @TextField({
    label: text('Type de fiche', 'Kind of record'),
    max: 60,
    required: true,
    example: 'crm.opportunity',
  })
  record!: string;

  @ChoiceField({ label: text('Nature', 'Kind'), choices: customKinds, required: true })
  kind!: CustomKind;

  @TextField({ ...label, required: true, example: 'Surface' })
  label!: string;

  @TextField({ label: text('Nom en anglais', 'Name in English'), max: 80 })
  labelEn?: string | null;

  @TextField({ label: text('Aide', 'Help'), max: 300 })
  help?: string | null;

  @TextField({ label: text('Unité', 'Unit'), max: 20, example: 'm²' })
  unit?: string | null;

  @IntegerField({ label: text('Décimales', 'Decimals'), min: 0, max: 6 })
  decimals?: number | null;

  @ListField({ label: text('Choix', 'Choices'), of: CustomChoiceInput, max: mostChoices })
  choices?: CustomChoiceInput[];

  @BooleanField({ label: text('Obligatoire', 'Required') })
  required?: boolean | null;
}

/** What may change of a field that is there: neither the records that it is of, nor what it holds. */
export class CustomFieldChange extends PickType(CustomFieldInput, [
  'label',
  'labelEn',
  'help',
  'unit',
  'decimals',
  'choices',
  'required',
] as const) {
  @BooleanField({ label: text('Archivé', 'Archived') })
  archived?: boolean | null;
}
