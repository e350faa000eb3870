import { Transform } from 'class-transformer';
import { ArrayMaxSize, ArrayUnique, IsArray } from 'class-validator';
import { isId, text } from '#kernel';
import { type FieldOptions, field, message, rule } from './field.js';

/** How many tags a record may have. */
export const mostTags = 50;

/** The tags of a record, by their ids, each at most once; the record's service checks that there are such tags. */
export function TagsField(options: Partial<FieldOptions> = {}): PropertyDecorator {
  return field(
    { label: text('Étiquettes', 'Tags'), filterable: true, ...options },
    {
      kind: 'tags',
      max: mostTags,
      to: 'workspace.tag',
      column: { type: 'uuid', array: true },
      rules: [
        Transform(({ value }) => (value === null ? [] : value)),
        IsArray(message('Une liste est attendue.', 'A list is expected.')),
        ArrayMaxSize(mostTags, message(`${mostTags} étiquettes au plus.`, `${mostTags} tags at most.`)),
        ArrayUnique(message('Chaque étiquette une fois au plus.', 'Each tag once at most.')),
        rule('ids', holdsIds, message('Des identifiants sont attendus.', 'Ids are expected.')),
      ],
      api: { type: String, isArray: true, format: 'uuid', maxItems: mostTags },
    },
  );
}

const holdsIds = (value: unknown): boolean => Array.isArray(value) && value.every(isId);
