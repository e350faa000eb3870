import { CommonProblems, Problem } from '#kernel';
import type { TenantDb } from '../../database/tenant-db.js';
import type { RecordType } from '../record-type.js';
import { customFieldsOf, lockCustomFields } from './custom-fields.js';
import { showCustom } from './custom-records.js';
import { type CustomPatch, type CustomValue, checkCustom } from './custom-values.js';

type Stored = Readonly<Record<string, CustomValue | null>>;

/** The column of the company's own fields, for those who read and write whole records. */
export class CustomColumn {
  constructor(
    private readonly db: TenantDb,
    private readonly type: Pick<RecordType, 'name' | 'customFields'>,
  ) {}

  /** Rows that were read, without the values of fields that are archived. */
  async shown<Row extends object>(rows: Row[]): Promise<Row[]> {
    if (!this.type.customFields || rows.length === 0) return rows;
    return showCustom(rows, await customFieldsOf(this.db, this.type));
  }

  /**
   * What inputs give, as it is stored; undefined where one gives nothing. Whoever writes past the record's service is
   * held to the definitions too.
   * @throws Problem INVALID_INPUT
   */
  async toStore(inputs: readonly object[]): Promise<(Stored | undefined)[]> {
    const patches = inputs.map((input) => (input as { custom?: CustomPatch }).custom);
    if (!this.type.customFields || !patches.some(says)) return [];
    const fields = await lockCustomFields(this.db, this.type);
    return patches.map((patch) => {
      if (!says(patch)) return undefined;
      const { values, errors } = checkCustom(fields, patch, { storing: true });
      if (errors.length > 0) throw new Problem(CommonProblems.INVALID_INPUT, { errors });
      return values;
    });
  }

  /** The cell of a new row. */
  cell(stored: Stored): string {
    return JSON.stringify(Object.fromEntries(Object.entries(stored).filter(([, value]) => value !== null)));
  }

  /** The assignment that changes some values and leaves the others as they are, archived ones too. */
  assignment(stored: Stored, bind: (value: unknown) => string): string {
    const emptied = Object.keys(stored).filter((key) => stored[key] === null);
    return `"custom" = ("custom" || ${bind(this.cell(stored))}::jsonb) - ${bind(emptied)}::text[]`;
  }
}

const says = (patch: CustomPatch | undefined): patch is CustomPatch =>
  patch !== undefined && Object.keys(patch).length > 0;
