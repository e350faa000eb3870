import { Columns } from '@/kit';
import { Attachments } from '@/kit/page/files/attachments';
import { sites } from '../made-up/site.record';
import { idOf } from '../made-up/sites';
import { Part } from './part';

/** Files beside a record: some, none, and some that cannot be changed. */
export function FilesPart() {
  return (
    <Part id="files" title="Attachments">
      <Columns min={420}>
        <Attachments screens={sites} recordId={idOf(1)} />
        <Attachments screens={sites} recordId={idOf(2)} />
        <Attachments screens={sites} recordId={idOf(1)} readOnly />
      </Columns>
    </Part>
  );
}
