import { memo } from 'react';
import { roles } from './grid-roles';

interface BoneRowProps {
  index: number;
  /** Pixels from the top of the body. */
  top: number;
  columns: number;
}

/** A row whose record is not there yet. */
export function BoneRow({ index, top, columns }: BoneRowProps) {
  return (
    <div
      className="row"
      {...roles.row(index + 2, false)}
      data-row={index}
      style={{ transform: `translateY(${top}px)` }}
    >
      <Bones columns={columns} />
    </div>
  );
}

/** The same in each row: where rows fly past, only their place changes. */
const Bones = memo(function Bones({ columns }: { columns: number }) {
  return (
    <>
      <div className="cell pick" {...roles.cell(1)} />
      {Array.from({ length: columns }, (_, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: cells without content are told apart by their place alone
        <div key={at} className={at === 0 ? 'cell lead' : 'cell'} {...roles.cell(at + 2)}>
          <span className="bone" aria-hidden />
        </div>
      ))}
      <div className="cell actions" {...roles.cell(columns + 2)} />
    </>
  );
});
