import { EmptyValue, useText } from '@/kit';

/** Whether there is a logo: in the history, where its file's id would say nothing. */
export function LogoPresence({ has }: { has: boolean }) {
  const text = useText();
  return has ? text('workspace.company.logo.image') : <EmptyValue />;
}
