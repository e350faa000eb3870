import EditIcon from '@mui/icons-material/EditOutlined';
import { Box, IconButton, Link, Stack, Typography } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { FieldValue } from '../fields/field-value';
import { isEmptyValue } from '../fields/format-value';
import { type AnyRecord, pathOf, type RecordScreens } from '../records/define-record';

interface RelatedRowProps {
  screens: RecordScreens;
  record: AnyRecord;
  columns: readonly string[];
  onEdit: (() => void) | undefined;
}

/** One record of a `RelatedList`: its name as a link, and what else to know of it. */
export function RelatedRow({ screens, record, columns, onEdit }: RelatedRowProps) {
  const text = useText();
  const [lead = '', ...others] = columns;
  const named = screens.meta.title;
  // What the title already says is not said twice.
  const below = others.filter((name) => !named.includes(name) && !isEmptyValue(record[name]));
  const title = screens.title(record);
  return (
    <Stack
      component="li"
      direction="row"
      sx={{
        alignItems: 'center',
        gap: 2,
        px: 5,
        py: 2,
        minHeight: 48,
        // Links one above the other: each is high enough to be hit (WCAG 2.2, 2.5.8).
        '& a': { display: 'inline-block', maxWidth: '100%', lineHeight: '24px', verticalAlign: 'bottom' },
        '&:not(:last-of-type)': { borderBottom: 1, borderColor: 'divider' },
      }}
    >
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography component="div" noWrap sx={{ fontWeight: 550 }}>
          {screens.listOnly ? (
            <FieldValue screens={screens} name={lead} record={record} dense />
          ) : (
            <Link component={RouterLink} to={pathOf(screens, record.id)} color="text.primary" title={title}>
              {title || record.id}
            </Link>
          )}
        </Typography>
        {below.length > 0 && (
          <Stack
            direction="row"
            sx={{
              flexWrap: 'wrap',
              columnGap: 3,
              rowGap: 1,
              typography: 'body2',
              color: 'text.secondary',
              minWidth: 0,
            }}
          >
            {below.map((name) => (
              <Box
                key={name}
                component="span"
                sx={{ maxWidth: '100%', overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}
              >
                <FieldValue screens={screens} name={name} record={record} dense />
              </Box>
            ))}
          </Stack>
        )}
      </Box>
      {onEdit && (
        <IconButton aria-label={text('list.edit', { name: title })} onClick={onEdit}>
          <EditIcon sx={{ fontSize: 17 }} />
        </IconButton>
      )}
    </Stack>
  );
}
