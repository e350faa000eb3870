import { useGetOne } from 'ra-core';
import { useState } from 'react';
import { useHolds } from '@/api/use-session';
import { useText } from '@/i18n/use-text';
import { useConfirm } from '../feedback/confirm';
import { FormDialog } from '../form/form-dialog';
import { RowMenu } from '../layout/row-menu';
import { Row } from '../layout/rows';
import { type AnyRecord, pathOf } from '../records/define-record';
import type { Link, Linked } from './linked-records';
import { useRemoveLink } from './use-remove-link';

interface LinkedRowProps<Item extends Linked> {
  link: Link<Item>;
  item: Item;
  words: readonly (string | null | undefined)[];
  onChange: () => void;
}

/** A record that is linked to the page's own, with what can be done to the link. */
export function LinkedRow<Item extends Linked>({ link, item, words, onChange }: LinkedRowProps<Item>) {
  const text = useText();
  const holds = useHolds();
  const confirm = useConfirm();
  const removeLink = useRemoveLink(link.record, onChange);
  const [editing, setEditing] = useState(false);
  const { name: linkName } = link.record.meta;
  const name = link.there.title(item as unknown as AnyRecord);
  const unlink = async () => {
    const question = text(`${linkName}.remove`);
    if (!(await confirm({ title: question, content: name, confirm: question, danger: true }))) return;
    await removeLink(link.idOf(item), name);
  };
  const entries = [
    ...(holds(`${linkName}.update`) ? [{ label: `${linkName}.edit`, run: () => setEditing(true) }] : []),
    ...(holds(`${linkName}.delete`) ? [{ label: `${linkName}.remove`, run: unlink }] : []),
  ];
  return (
    <>
      <Row
        icon={link.there.icon}
        title={name}
        subtitle={words.filter(Boolean).join(' · ')}
        to={pathOf(link.there, item.id)}
        end={<RowMenu label={text(`${linkName}.actions`, { name })} entries={entries} />}
      />
      {editing && (
        <LinkDialog
          link={link}
          id={link.idOf(item)}
          title={name}
          onClose={() => setEditing(false)}
          onSaved={() => {
            setEditing(false);
            onChange();
          }}
        />
      )}
    </>
  );
}

interface LinkDialogProps<Item extends Linked> {
  link: Link<Item>;
  id: string;
  title: string;
  onClose: () => void;
  onSaved: () => void;
}

function LinkDialog<Item extends Linked>({ link, id, ...dialog }: LinkDialogProps<Item>) {
  const { data } = useGetOne<AnyRecord>(link.record.meta.path, { id });
  return data && <FormDialog record={link.record} stored={data} fields={link.fields.update} {...dialog} />;
}
