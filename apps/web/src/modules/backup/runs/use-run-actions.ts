import { useHolds } from '@/api/use-session';
import { type Run, worthOf } from '../data/types';

/** What is done with a copy from its menu. */
export interface RunHandlers {
  onVerify: (run: Run) => void;
  onRestore: (run: Run) => void;
  onContents: (run: Run) => void;
  onLook: (run: Run) => void;
}

/** The entries of a copy's menu, as far as the user may and the copy is whole. */
export function useRunActions({ onVerify, onRestore, onContents, onLook }: RunHandlers) {
  const holds = useHolds();
  return (run: Run) => {
    if (run.state !== 'verified') return [];
    const isWhole = worthOf(run) === 'verified';
    return [
      { label: 'inspections.contents.action', run: () => onContents(run) },
      ...(holds('backup.inspection.create') && isWhole
        ? [{ label: 'inspections.look', run: () => onLook(run) }]
        : []),
      ...(holds('backup.run.verify') ? [{ label: 'backups.run.verify', run: () => onVerify(run) }] : []),
      ...(holds('backup.restore-request.create') && isWhole
        ? [{ label: 'backups.run.restore', run: () => onRestore(run) }]
        : []),
    ];
  };
}
