import { useFormContext } from 'react-hook-form';
import { LeaveGuard } from '@/kit';

/** Asks before a message that was not saved is left behind. */
export function UnsavedGuard() {
  const { formState } = useFormContext();
  const { isDirty } = formState;
  return <LeaveGuard isUnsaved={() => isDirty} onDiscard={() => undefined} />;
}
