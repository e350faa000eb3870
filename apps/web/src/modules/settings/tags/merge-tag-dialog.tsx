import { request } from '@/api/http';
import { Prose, SelectInput, type Tag, TaskDialog, useText } from '@/kit';

interface MergeTagProps {
  tag: Tag;
  tags: readonly Tag[];
  onClose: () => void;
  onMerged: () => void;
}

/** One tag goes up in another one. */
export function MergeTagDialog({ tag, tags, onClose, onMerged }: MergeTagProps) {
  const text = useText();
  const others = tags.filter(({ id }) => id !== tag.id);
  const merge = async ({ into }: { into?: string | null }) => {
    const kept = others.find(({ id }) => id === into);
    if (!kept) return;
    await request(`workspace/tags/${kept.id}/merge`, {
      method: 'POST',
      version: kept.version,
      body: { otherId: tag.id, otherVersion: tag.version },
    });
    onMerged();
  };
  return (
    <TaskDialog<{ into?: string | null }>
      title={text('tags.settings.mergeTitle', { name: tag.name })}
      submitLabel={text('tags.settings.mergeAction')}
      onSubmit={merge}
      onClose={onClose}
    >
      <Prose>{text('tags.settings.mergeContent', { name: tag.name })}</Prose>
      <SelectInput
        source="into"
        label="tags.settings.mergeInto"
        required
        choices={others.map(({ id, name }) => ({ value: id, label: name }))}
      />
    </TaskDialog>
  );
}
