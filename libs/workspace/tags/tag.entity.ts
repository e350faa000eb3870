import { Entity } from 'typeorm';
import { text } from '#kernel';
import {
  BusinessRecord,
  ChoiceField,
  IntegerField,
  inputOf,
  RecordType,
  TextField,
  textRule,
  tidyName,
} from '#runtime';

export const tagColours = [
  'grey',
  'red',
  'orange',
  'yellow',
  'green',
  'teal',
  'blue',
  'violet',
  'pink',
] as const;

/** A word that people put on records of any kind to find them again. */
@Entity('workspace_tag')
export class Tag extends BusinessRecord {
  /** Stands once, whatever its case and accents. A comma or a semicolon would part it in files. */
  @TextField({
    label: text('Nom', 'Name'),
    max: 50,
    required: true,
    sortable: true,
    filterable: true,
    normalise: tidyName,
    rules: [
      textRule(
        'one-word',
        (name) => !/[,;]/.test(name),
        'Ni virgule ni point-virgule : ils séparent les étiquettes dans les fichiers.',
        'No comma and no semicolon: they part tags in files.',
      ),
    ],
    example: 'Salon 2026',
  })
  name!: string;

  @ChoiceField({
    label: text('Couleur', 'Colour'),
    choices: tagColours,
    default: 'grey',
    filterable: true,
  })
  colour!: (typeof tagColours)[number];

  /** From 1 without gaps; none on creation puts it last. */
  @IntegerField({
    label: text('Rang', 'Position'),
    min: 1,
    max: 1000,
    filledIn: true,
    sortable: true,
    filterable: true,
  })
  position!: number;
}

export class TagInput extends inputOf(Tag) {}

export const tagType = new RecordType<Tag>({
  name: 'workspace.tag',
  path: 'workspace/tags',
  table: 'workspace_tag',
  entity: Tag,
  label: { one: text('Étiquette', 'Tag'), many: text('Étiquettes', 'Tags') },
  title: ['name'],
  defaultSort: 'position',
});
