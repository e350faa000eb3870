import { CodeList, NoticeDialog, Prose, useText } from '@/kit';

/** The codes for the day the phone is lost: shown once. */
export function RecoveryCodes({ codes, onClose }: { codes: readonly string[]; onClose: () => void }) {
  const text = useText();
  return (
    <NoticeDialog title={text('account.factor.codes')} close={text('account.factor.kept')} onClose={onClose}>
      <Prose>{text('account.factor.codesWhy')}</Prose>
      <CodeList codes={codes} fileName="b2o-codes.txt" />
    </NoticeDialog>
  );
}
