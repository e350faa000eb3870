import { useQueryClient } from '@tanstack/react-query';
import { useDataProvider, useNotify } from 'ra-core';
import { useMemo, useState } from 'react';
import type { ApiProblem } from '@/api/http';
import { useHolds } from '@/api/use-session';
import {
  Button,
  Card,
  EmptyState,
  ErrorState,
  FormDialog,
  OrderedRows,
  Page,
  Prose,
  RowMenu,
  RowSkeletons,
  SearchField,
  type Tag,
  TagChip,
  useConfirm,
  useTags,
  useText,
} from '@/kit';
import { AddIcon, TagIcon } from '@/kit/icons';
import { fold } from '@/kit/inputs/fold';
import { MergeTagDialog } from './merge-tag-dialog';
import { tagRecord } from './tag.record';
import { TagUses } from './tag-uses';
import { useTagUses } from './use-tag-uses';

const path = 'workspace/tags';
/** From this many on, people type to find one. */
const many = 12;

type Open = { kind: 'write'; tag?: Tag } | { kind: 'merge'; tag: Tag };

/** The tags of the company: their order, names and colours, and how much each is used. */
export function TagSettings() {
  const text = useText();
  const holds = useHolds();
  const notify = useNotify();
  const confirm = useConfirm();
  const client = useQueryClient();
  const provider = useDataProvider();
  const { tags, error, refetch } = useTags();
  const { known, usesOf, countOf } = useTagUses();
  const [words, setWords] = useState('');
  const [open, setOpen] = useState<Open>();
  const shown = useMemo(() => tags?.filter(({ name }) => fold(name).includes(fold(words))), [tags, words]);
  const may = (action: string) => holds(`workspace.tag.${action}`);
  const refresh = async () => {
    setOpen(undefined);
    await client.invalidateQueries({ queryKey: [path] });
  };
  const run = async (work: () => Promise<unknown>): Promise<boolean> => {
    try {
      await work();
      return true;
    } catch (problem) {
      const { message, fields } = problem as ApiProblem;
      const reason = fields?.[0]?.message ?? message;
      notify(reason || 'page.failed', { type: 'error', messageArgs: { _: reason } });
      return false;
    } finally {
      await refresh();
    }
  };
  const move = (id: string, position: number): Promise<boolean> => {
    const tag = tags?.find((each) => each.id === id);
    if (!tag) return Promise.resolve(false);
    return run(() => provider.update(path, { id, data: { position }, previousData: tag }));
  };
  const remove = async (tag: Tag): Promise<void> => {
    const count = countOf(tag.id);
    const agreed = await confirm({
      title: text('tags.settings.removeTitle', { name: tag.name }),
      content:
        count > 0
          ? text('tags.settings.removeContent', { smart_count: count })
          : text('tags.settings.removeUnused'),
      confirm: text('ra.action.delete'),
      danger: true,
    });
    if (agreed) await run(() => provider.delete(path, { id: tag.id, previousData: tag }));
  };
  const entries = (tag: Tag) => [
    ...(may('update') ? [{ label: 'tags.settings.edit', run: () => setOpen({ kind: 'write', tag }) }] : []),
    ...(may('delete') && (tags?.length ?? 0) > 1
      ? [{ label: 'tags.settings.merge', run: () => setOpen({ kind: 'merge', tag }) }]
      : []),
    ...(may('delete') ? [{ label: 'tags.settings.remove', run: () => void remove(tag) }] : []),
  ];
  return (
    <Page
      title={text('tags.settings.title')}
      lead={text('tags.settings.intro')}
      actions={
        may('create') && (
          <Button variant="contained" startIcon={<AddIcon />} onClick={() => setOpen({ kind: 'write' })}>
            {text('tags.settings.add')}
          </Button>
        )
      }
    >
      <Card
        flush
        title={text('tags.settings.title')}
        actions={
          (tags?.length ?? 0) >= many && (
            <SearchField label={text('tags.settings.find')} value={words} onChange={setWords} />
          )
        }
      >
        {error && !tags && <ErrorState error={error} retry={() => void refetch()} />}
        {!tags && !error && <RowSkeletons count={6} />}
        {tags?.length === 0 && (
          <EmptyState
            icon={TagIcon}
            title={text('tags.settings.title')}
            content={text('tags.settings.empty')}
          />
        )}
        {words !== '' && shown?.length === 0 && <Prose>{text('tags.settings.nothing')}</Prose>}
        {shown && (
          <OrderedRows
            label={text('tags.settings.title')}
            onMove={may('update') && words === '' ? move : undefined}
            items={shown.map((tag) => ({
              id: tag.id,
              title: tag.name,
              face: <TagChip name={tag.name} colour={tag.colour} />,
              subtitle: known && <TagUses tagId={tag.id} uses={usesOf(tag.id)} />,
              end: (
                <RowMenu label={text('tags.settings.actions', { name: tag.name })} entries={entries(tag)} />
              ),
            }))}
          />
        )}
      </Card>
      {open?.kind === 'write' && (
        <FormDialog
          record={tagRecord}
          stored={open.tag && { ...open.tag }}
          title={open.tag?.name ?? text('tags.settings.add')}
          fields={['name', 'colour']}
          onClose={() => setOpen(undefined)}
          onSaved={() => void refresh()}
        />
      )}
      {open?.kind === 'merge' && (
        <MergeTagDialog
          tag={open.tag}
          tags={tags ?? []}
          onClose={() => setOpen(undefined)}
          onMerged={() => {
            notify('tags.settings.merged', { type: 'success' });
            void refresh();
          }}
        />
      )}
    </Page>
  );
}
