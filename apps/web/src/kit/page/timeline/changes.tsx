import ArrowIcon from '@mui/icons-material/ArrowForward';
import { Box } from '@mui/material';
import { styled } from '@mui/material/styles';
import { useLocalText, useText } from '@/i18n/use-text';
import { Hidden } from '../../fields/empty-value';
import { FieldValue } from '../../fields/field-value';
import type { RecordScreens } from '../../records/define-record';
import type { FieldChange } from './activity';

const Lines = styled('ul')({ listStyle: 'none', margin: 0, padding: 0, display: 'grid', gap: 4 });

/** Long texts are cut: their whole is on the record, and their past in the history. */
const Value = styled('span')({
  display: '-webkit-box',
  WebkitLineClamp: 3,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  minWidth: 0,
  overflowWrap: 'anywhere',
});

interface ChangesProps {
  screens: RecordScreens;
  changes: readonly FieldChange[];
  /** Only what came to be: on creation nothing was there before. */
  created?: boolean;
}

/** Changes as « field: before → after ». */
export function Changes({ screens, changes, created = false }: ChangesProps) {
  const text = useText();
  const local = useLocalText();
  const value = (name: string, given: unknown) => (
    <Value>
      <FieldValue screens={screens} name={name} record={{ id: '', [name]: given }} />
    </Value>
  );
  return (
    <Lines>
      {changes.map(({ field: name, from, to }) => {
        const field = screens.meta.fields[name];
        if (!field) return null;
        return (
          <Box
            key={name}
            component="li"
            sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', sm: '140px 1fr' }, columnGap: 3 }}
          >
            <Box component="span" sx={{ color: 'text.secondary', fontSize: 13 }}>
              {text('page.fieldLabel', { field: local(field.label) })}
            </Box>
            <Box sx={{ display: 'flex', gap: 2, alignItems: 'flex-start', minWidth: 0, flexWrap: 'wrap' }}>
              {!created && (
                <>
                  <Hidden>{text('page.before')}</Hidden>
                  <Box sx={{ minWidth: 0, color: 'text.secondary' }}>{value(name, from)}</Box>
                  <ArrowIcon aria-hidden sx={{ fontSize: 14, mt: '4px', color: 'text.secondary' }} />
                  <Hidden>{text('page.after')}</Hidden>
                </>
              )}
              <Box sx={{ minWidth: 0 }}>{value(name, to)}</Box>
            </Box>
          </Box>
        );
      })}
    </Lines>
  );
}
