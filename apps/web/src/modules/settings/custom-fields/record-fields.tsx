import { useState } from 'react';
import type { CustomField } from '@/api/custom-fields';
import {
  Box,
  Button,
  Card,
  Chip,
  OrderedRows,
  Prose,
  type RecordScreens,
  RowMenu,
  useLocalText,
  useText,
} from '@/kit';
import { AddIcon } from '@/kit/icons';
import { FieldDialog } from './field-dialog';
import { useFieldCommands } from './use-field-commands';
import { useUses } from './use-uses';

interface RecordFieldsProps {
  screens: RecordScreens;
  /** In their order, archived ones too. */
  fields: readonly CustomField[];
}

/** The fields that the company has added to one kind of record: their order, and how much each is used. */
export function RecordFields({ screens, fields }: RecordFieldsProps) {
  const text = useText();
  const local = useLocalText();
  const commands = useFieldCommands();
  const [open, setOpen] = useState<{ field?: CustomField }>();
  const uses = useUses(screens.meta.name, fields.length > 0);
  const many = local(screens.meta.label.many);
  const active = fields.filter(({ archived }) => !archived);
  const archived = fields.filter((field) => field.archived);

  const move = (id: string, place: number) => {
    const others = active.map((field) => field.id).filter((each) => each !== id);
    const ids = [
      ...others.slice(0, place - 1),
      id,
      ...others.slice(place - 1),
      ...archived.map((each) => each.id),
    ];
    return commands.order(screens.meta.name, ids);
  };
  const subtitle = ({ kind, key, required }: CustomField) => {
    const count = uses?.get(key) ?? 0;
    const filled =
      count > 0 ? text('customFields.filled', { smart_count: count }) : text('customFields.unused');
    return [
      text(`customFields.kind.${kind}`),
      ...(required ? [text('customFields.required')] : []),
      ...(uses ? [filled] : []),
    ].join(' · ');
  };
  const entries = (field: CustomField) => [
    { label: 'customFields.edit', run: () => setOpen({ field }) },
    field.archived
      ? { label: 'customFields.restore', run: () => void commands.restore(field) }
      : { label: 'customFields.archive', run: () => void commands.archive(field) },
    ...(uses && !uses.has(field.key)
      ? [{ label: 'customFields.remove', run: () => void commands.remove(field) }]
      : []),
  ];
  return (
    <Card
      flush
      title={many}
      actions={
        <Button
          startIcon={<AddIcon />}
          aria-label={text('customFields.addTo', { record: many })}
          onClick={() => setOpen({})}
        >
          {text('customFields.add')}
        </Button>
      }
    >
      {fields.length === 0 ? (
        <Box sx={{ px: 5, pb: 4 }}>
          <Prose>{text('customFields.none')}</Prose>
        </Box>
      ) : (
        <OrderedRows
          label={many}
          onMove={move}
          items={[...active, ...archived].map((field) => ({
            id: field.id,
            title: field.unit ? `${field.label} (${field.unit})` : field.label,
            subtitle: subtitle(field),
            fixed: field.archived,
            end: (
              <>
                {field.archived && <Chip size="small" label={text('customFields.archived')} />}
                <RowMenu
                  label={text('customFields.actions', { label: field.label })}
                  entries={entries(field)}
                />
              </>
            ),
          }))}
        />
      )}
      {open && (
        <FieldDialog
          record={screens.meta.name}
          title={open.field?.label ?? text('customFields.addTo', { record: many })}
          field={open.field}
          onSave={(body) => commands.save(open.field, body)}
          onClose={() => setOpen(undefined)}
        />
      )}
    </Card>
  );
}
