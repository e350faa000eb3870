import DeleteIcon from '@mui/icons-material/CloseOutlined';
import StarIcon from '@mui/icons-material/Star';
import StarBorderIcon from '@mui/icons-material/StarBorderOutlined';
import { Box, IconButton, Tooltip } from '@mui/material';
import { styled } from '@mui/material/styles';
import type { KeyboardEvent } from 'react';
import { useWatch } from 'react-hook-form';
import { useText } from '@/i18n/use-text';
import { adornmentButton } from './control';
import type { PartFields } from './part-values';
import { cleanParts } from './part-values';
import { ScalarInput } from './scalar-input';

interface PartRowProps {
  record: string;
  list: string;
  part: PartFields;
  source: string;
  label: string;
  at: number;
  disabled?: boolean | undefined;
  onRemove: () => void;
  onMain: () => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** How wide the members of a row are, in twelfths of it; the others share a line by halves. */
const spans: Record<string, number> = {
  label: 3,
  address: 9,
  number: 9,
  line1: 9,
  line2: 12,
  postalCode: 3,
  city: 9,
};

const Cell = styled('div', { shouldForwardProp: (name) => name !== 'span' })<{ span: number }>(
  ({ span }) => ({
    gridColumn: 'span 12',
    minWidth: 0,
    '@container (min-width: 340px)': { gridColumn: `span ${span}` },
  }),
);

/** One item of a list with its own small grid of inputs. */
export function PartRow({
  record,
  list,
  part,
  source,
  label,
  at,
  disabled,
  onRemove,
  onMain,
  onKeyDown,
}: PartRowProps) {
  const text = useText();
  const row = useWatch({ name: source });
  // A row that nobody has written in is dropped when the form is sent: its empty boxes are no faults.
  const empty = cleanParts(part, [row]).length === 0;
  const rich = Object.keys(part).length > 3;
  return (
    <Box
      data-part
      role="group"
      aria-label={text('form.parts.item', { label, position: at + 1 })}
      onKeyDown={onKeyDown}
      sx={{
        display: 'flex',
        gap: 2,
        alignItems: 'flex-start',
        ...(rich && {
          p: 3,
          border: 1,
          borderColor: 'divider',
          borderRadius: 2,
          // What acts on a card stands above its boxes where these need the whole width.
          flexDirection: { xs: 'column-reverse', sm: 'row' },
          alignItems: { xs: 'stretch', sm: 'flex-start' },
        }),
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0, containerType: 'inline-size' }}>
        <Box sx={{ display: 'grid', gap: 2, gridTemplateColumns: 'repeat(12, minmax(0, 1fr))' }}>
          {Object.entries(part).map(([name, meta]) => (
            <Cell key={name} span={spans[name] ?? 6}>
              <ScalarInput
                record={record}
                name={`${list}.${name}`}
                meta={empty && meta.required ? { ...meta, required: false } : meta}
                source={`${source}.${name}`}
                compact={!rich}
                disabled={disabled}
              />
            </Cell>
          ))}
        </Box>
      </Box>
      {!disabled && (
        <Box
          sx={{
            display: 'flex',
            alignItems: 'center',
            minHeight: 36,
            minWidth: 60,
            justifyContent: 'flex-end',
            flexShrink: 0,
          }}
        >
          {at === 0 ? (
            <StarIcon
              role="img"
              titleAccess={text('form.parts.main')}
              sx={{ fontSize: 17, color: 'text.secondary', mx: '5px' }}
            />
          ) : (
            <Tooltip title={text('form.parts.makeMain')}>
              <IconButton
                onClick={onMain}
                aria-label={text('form.parts.makeMainOf', { label, position: at + 1 })}
                sx={adornmentButton}
              >
                <StarBorderIcon />
              </IconButton>
            </Tooltip>
          )}
          <IconButton
            onClick={onRemove}
            aria-label={text('form.parts.remove', { label, position: at + 1 })}
            sx={adornmentButton}
          >
            <DeleteIcon />
          </IconButton>
        </Box>
      )}
    </Box>
  );
}
