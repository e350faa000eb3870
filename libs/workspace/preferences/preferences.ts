import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsBoolean, IsIn, IsOptional, Matches, ValidateNested } from 'class-validator';
import { isId } from '#kernel';
import { message, rule } from '#runtime';

export const themes = ['system', 'light', 'dark'] as const;
/** How high the rows of lists are. */
export const densities = ['compact', 'comfortable'] as const;
/** How somebody hears of an event. */
export const channels = ['none', 'app', 'email', 'both'] as const;
export const mostRecent = 20;

/** A list and the view that it is seen through: `crm.company.all`, or a view's id at the end. */
const layoutName = /^[a-z][a-z0-9-]{0,48}\.[a-z][a-z0-9-]{0,48}\.[a-z0-9-]{1,36}$/;
const kindName = /^[a-z][a-z0-9-]{0,48}\.[a-z][a-z0-9-]{0,48}$/;
const fieldName = /^[A-Za-z][A-Za-z0-9]{0,62}$/;
const eventName = /^[a-z][a-z0-9-]{0,48}(\.[a-z][a-z0-9-]{0,48}){0,2}$/;
const among = (choices: readonly string[]) =>
  message(`Valeurs possibles : ${choices.join(', ')}.`, `Possible values: ${choices.join(', ')}.`);

const isMap = (value: unknown, key: RegExp, entry: (value: unknown) => boolean): boolean =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.keys(value).length <= 100 &&
  Object.entries(value).every(([name, each]) => key.test(name) && entry(each));

const isColumns = (value: unknown): boolean =>
  Array.isArray(value) &&
  value.length <= 60 &&
  value.every((name) => typeof name === 'string' && fieldName.test(name));

const isWidth = (value: unknown): boolean => typeof value === 'number' && value >= 20 && value <= 2000;

const isLayout = (value: unknown): boolean => {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const { columns, widths, ...more } = value as Record<string, unknown>;
  return (
    Object.keys(more).length === 0 &&
    (columns === undefined || isColumns(columns)) &&
    (widths === undefined || isMap(widths, fieldName, isWidth))
  );
};

const isChannel = (value: unknown): boolean => (channels as readonly unknown[]).includes(value);

/** The columns of a list and their widths, as far as somebody has chosen them. */
export interface ListLayout {
  readonly columns?: readonly string[];
  /** Pixels, by field. */
  readonly widths?: Readonly<Record<string, number>>;
}

/** A record that somebody looked at; its name is asked for when it is shown, so that none is kept here. */
export class RecentRecord {
  @ApiProperty({ type: String, maxLength: 99, example: 'crm.company' })
  @Matches(kindName, message('Un type de fiche est attendu.', 'A kind of record is expected.'))
  resource!: string;

  @ApiProperty({ type: String, format: 'uuid' })
  @rule('id', isId, message('Un identifiant est attendu.', 'An id is expected.'))
  id!: string;
}

/** How one user likes the screen, on whichever browser. Each member may be left out of an input: it is then as at the beginning. */
export class Preferences {
  @ApiProperty({ enum: [...themes] })
  @IsOptional()
  @IsIn([...themes], among(themes))
  theme!: (typeof themes)[number];

  @ApiProperty({ enum: [...densities] })
  @IsOptional()
  @IsIn([...densities], among(densities))
  density!: (typeof densities)[number];

  @ApiProperty({ type: Boolean, description: 'Whether single keys are shortcuts (WCAG 2.2, 2.1.4)' })
  @IsOptional()
  @IsBoolean(message('Oui ou non est attendu.', 'True or false is expected.'))
  shortcuts!: boolean;

  @ApiProperty({
    type: 'object',
    description: 'Columns of each list and their widths in pixels, by kind of record and view',
    additionalProperties: {
      type: 'object',
      properties: {
        columns: { type: 'array', items: { type: 'string' } },
        widths: { type: 'object', additionalProperties: { type: 'number' } },
      },
    },
    example: { 'crm.company.all': { columns: ['name', 'city'], widths: { name: 320 } } },
  })
  @IsOptional()
  @rule(
    'layouts',
    (value) => value === undefined || value === null || isMap(value, layoutName, isLayout),
    message(
      'Des colonnes et leurs largeurs sont attendues, par type de fiche et par vue.',
      'Columns and their widths are expected, by kind of record and view.',
    ),
  )
  layouts!: Record<string, ListLayout>;

  @ApiProperty({ type: [RecentRecord], maxItems: mostRecent, description: 'The latest first' })
  @IsOptional()
  @IsArray(message('Une liste est attendue.', 'A list is expected.'))
  @ArrayMaxSize(mostRecent, message(`${mostRecent} éléments au plus.`, `${mostRecent} items at most.`))
  @rule(
    'objects',
    (value) => !Array.isArray(value) || value.every((each) => each instanceof RecentRecord),
    message('Des objets sont attendus.', 'Objects are expected.'),
  )
  @ValidateNested({ each: true, ...message('Un objet est attendu.', 'An object is expected.') })
  @Type(() => RecentRecord)
  recent!: RecentRecord[];

  @ApiProperty({
    type: 'object',
    description: 'How to hear of events, by event',
    additionalProperties: { type: 'string', enum: [...channels] },
    example: { mention: 'both' },
  })
  @IsOptional()
  @rule(
    'notifications',
    (value) => value === undefined || value === null || isMap(value, eventName, isChannel),
    message(
      `Par événement, une valeur parmi : ${channels.join(', ')}.`,
      `For each event, one of: ${channels.join(', ')}.`,
    ),
  )
  notifications!: Record<string, (typeof channels)[number]>;
}

/** What everybody begins with. */
export const firstPreferences: Readonly<Preferences> = {
  theme: 'system',
  density: 'compact',
  shortcuts: true,
  layouts: {},
  recent: [],
  notifications: {},
};
