import { useState } from 'react';
import {
  Box,
  Button,
  IconButton,
  Menu,
  MenuItem,
  OrderedRows,
  SwitchInput,
  TaskDialog,
  TextInput,
  Typography,
  useText,
} from '@/kit';
import { AddIcon, DeleteIcon, EditIcon } from '@/kit/icons';
import { InputNotes } from '@/kit/inputs/input-frame';
import { useKitInput } from '@/kit/inputs/use-kit-input';
import { type FormFieldValue, formFieldNames } from './field-names';
import { useFieldWords } from './field-words';

/** The fields of a form in their order: added from the white list, moved, worded, taken out. */
export function FormFieldsInput() {
  const text = useText();
  const words = useFieldWords();
  const label = text('crm.web-form.fieldsTitle');
  const { id, value, set, error } = useKitInput<FormFieldValue[]>({ source: 'fields', label });
  const [menu, setMenu] = useState<HTMLElement | null>(null);
  const [editing, setEditing] = useState<FormFieldValue>();
  const fields = value ?? [];
  const left = formFieldNames.filter((name) => !fields.some((each) => each.name === name));
  const move = async (name: string, place: number) => {
    const field = fields.find((each) => each.name === name);
    const others = fields.filter((each) => each.name !== name);
    if (field) set([...others.slice(0, place - 1), field, ...others.slice(place - 1)]);
    return true;
  };
  const items = fields.map((field) => {
    const title = field.label || words(field.name);
    return {
      id: field.name,
      title,
      face: (
        <>
          {title}
          {field.required && (
            <Typography component="span" variant="body2" color="textSecondary">
              {` · ${text('crm.web-form.required')}`}
            </Typography>
          )}
        </>
      ),
      subtitle: [field.label && words(field.name), field.help].filter(Boolean).join(' · '),
      end: (
        <>
          <IconButton
            aria-label={text('crm.web-form.editField', { title })}
            onClick={() => setEditing(field)}
          >
            <EditIcon fontSize="small" />
          </IconButton>
          <IconButton
            aria-label={text('crm.web-form.removeField', { title })}
            onClick={() => set(fields.filter((each) => each.name !== field.name))}
          >
            <DeleteIcon fontSize="small" />
          </IconButton>
        </>
      ),
    };
  });
  return (
    <Box data-source="fields" sx={{ minWidth: 0 }}>
      <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 2, overflow: 'hidden', maxWidth: 640 }}>
        <OrderedRows label={label} items={items} onMove={move} />
      </Box>
      <InputNotes id={id} help={text('crm.web-form.fieldsHelp')} error={error} />
      {left.length > 0 && (
        <Button startIcon={<AddIcon />} onClick={(event) => setMenu(event.currentTarget)} sx={{ mt: 2 }}>
          {text('crm.web-form.addField')}
        </Button>
      )}
      <Menu open={menu !== null} anchorEl={menu} onClose={() => setMenu(null)}>
        {left.map((name) => (
          <MenuItem
            key={name}
            onClick={() => {
              set([...fields, { name, required: false }]);
              setMenu(null);
            }}
          >
            {words(name)}
          </MenuItem>
        ))}
      </Menu>
      {editing && (
        <TaskDialog<Omit<FormFieldValue, 'name'>>
          title={words(editing.name)}
          submitLabel={text('crm.web-form.keepField')}
          defaultValues={{ label: null, help: null, required: false, ...editing }}
          onClose={() => setEditing(undefined)}
          onSubmit={async (given) => {
            set(fields.map((each) => (each.name === editing.name ? { ...given, name: each.name } : each)));
            setEditing(undefined);
          }}
        >
          <TextInput
            source="label"
            label="crm.web-form.fieldLabel"
            help="crm.web-form.fieldLabelHelp"
            max={100}
            autoFocus
          />
          <TextInput source="help" label="crm.web-form.fieldNote" max={200} />
          <SwitchInput source="required" label="crm.web-form.fieldRequired" />
        </TaskDialog>
      )}
    </Box>
  );
}
