import { Checkbox, Divider, FormControlLabel, Stack } from '@mui/material';
import type { ComponentType } from 'react';
import type { FieldMeta } from '@/api/record-meta';
import { useText } from '@/i18n/use-text';
import { type FieldFilter, isRanged } from '../filter-codec';
import { RangeEditor } from './range-editor';
import { ReferenceEditor } from './reference-editor';
import { TagsEditor } from './tags-editor';
import { BooleanEditor, ChoiceEditor, TextEditor } from './value-editors';

export interface EditorProps {
  /** Name of the record's kind, and of the field in it. */
  record: string;
  name: string;
  field: FieldMeta;
  /** Already worded. */
  label: string;
  filter: FieldFilter | undefined;
  onChange: (filter: FieldFilter | undefined) => void;
  /** Nothing more is to be chosen. */
  onDone: () => void;
}

function editorOf(field: FieldMeta): ComponentType<EditorProps> {
  if (isRanged(field)) return RangeEditor;
  if (field.kind === 'choice' || field.kind === 'list') return ChoiceEditor;
  if (field.kind === 'boolean') return BooleanEditor;
  if (field.kind === 'tags') return TagsEditor;
  return field.kind === 'id' && field.to ? ReferenceEditor : TextEditor;
}

/** What may be asked of a field, by its kind. */
export function FilterEditor(props: EditorProps) {
  const text = useText();
  const { field, filter, onChange } = props;
  const Editor = editorOf(field);
  return (
    <Stack sx={{ gap: 2 }}>
      <Editor {...props} />
      {!field.required && field.kind !== 'boolean' && (
        <>
          <Divider />
          <FormControlLabel
            control={
              <Checkbox
                size="small"
                checked={filter?.kind === 'empty'}
                onChange={(_, on) => onChange(on ? { kind: 'empty' } : undefined)}
              />
            }
            label={text('list.filter.isEmpty')}
          />
        </>
      )}
    </Stack>
  );
}
