import type { CellValue, Expression, MappedRow } from '../mapping/mapping.js';
import type { MappingNode } from '../mapping/mapping-node.js';

/** Changes one value. Null (an empty cell) reaches a transform only if it says so. */
export interface Transform {
  readonly apply: (value: CellValue, row: MappedRow) => CellValue;
  readonly takesNull?: boolean;
}

/**
 * Reads the options of a transform. `expression` reads a member that is itself an expression (the country of a
 * phone number).
 */
export type TransformReader = (
  options: MappingNode | undefined,
  expression: (node: MappingNode) => Expression,
) => Transform;

/** A transform that sees text only. */
export const ofText = (apply: (value: string) => CellValue): Transform => ({
  apply: (value) => apply(String(value)),
});

/** For a transform whose options may be left out. */
export const plain =
  (transform: Transform): TransformReader =>
  (options) => {
    if (options && options.kind !== 'null')
      options.complain('cette transformation n’a pas d’option.', 'this transform has no options.');
    return transform;
  };
