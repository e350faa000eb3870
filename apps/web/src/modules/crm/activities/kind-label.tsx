import { useText } from '@/i18n/use-text';
import { IconText } from '@/kit/fields/icon-text';
import { kindOf } from './kinds';

/** What kind of activity it is, as a picture and a word. */
export function KindLabel({ kind }: { kind: string }) {
  const text = useText();
  return <IconText icon={kindOf(kind).icon}>{text(`crm.activity.kind.${kind}`, { _: kind })}</IconText>;
}
