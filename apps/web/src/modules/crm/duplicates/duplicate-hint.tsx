import { useRef, useState } from 'react';
import {
  Alert,
  Box,
  Button,
  type FormNoticeProps,
  NewTabLink,
  pathOf,
  recordNamed,
  SteadyPlace,
  useText,
  useTypedFields,
} from '@/kit';
import { comparedFields, type Duplicate, subtitleOf } from './duplicates';
import { useDuplicates } from './use-duplicates';
import { useReasonWords } from './use-reason-words';

const none: readonly string[] = [];
/** So many are shown at first. */
const few = 3;

/** Who may be known already, while they are typed once more. Nothing is in the way of saving. */
export function DuplicateHint({ screens, stored }: FormNoticeProps) {
  const text = useText();
  const place = useRef<HTMLDivElement>(null);
  const { name } = screens.meta;
  const { typed, changed } = useTypedFields(screens, comparedFields[name] ?? none, place);
  const [shown, setShown] = useState<readonly Duplicate[]>([]);
  const [refused, setRefused] = useState<readonly string[]>([]);
  const [all, setAll] = useState(false);
  // What is stored has been checked before; only what it becomes is new.
  const { data, isFetching } = useDuplicates({
    resource: name,
    record: typed,
    exceptId: stored?.id,
    enabled: !stored || changed,
  });
  const found = stored && !changed ? [] : (data ?? []);
  // What was found stays until the next answer is there.
  if (!isFetching && found.map(({ id }) => id).join() !== shown.map(({ id }) => id).join()) setShown(found);
  const left = shown.filter(({ id }) => !refused.includes(id));
  return (
    <SteadyPlace place={place}>
      {left.length > 0 && (
        <Alert
          severity="info"
          role="presentation"
          // Where there is little room, the button stands below.
          sx={{
            '& .MuiAlert-message': { flex: 1, minWidth: 0 },
            '@container (max-width: 520px)': {
              flexWrap: 'wrap',
              '& .MuiAlert-message': { flex: '1 0 calc(100% - 48px)' },
              '& .MuiAlert-action': { ml: '10px', pt: 0 },
            },
          }}
          action={
            <Button
              size="small"
              color="inherit"
              title={text('crm.duplicates.noneHint')}
              onClick={() => setRefused([...refused, ...left.map(({ id }) => id)])}
            >
              {text('crm.duplicates.none')}
            </Button>
          }
        >
          <strong>{text('crm.duplicates.title')}</strong>
          <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
            {(all ? left : left.slice(0, few)).map((duplicate) => (
              <Box component="li" key={duplicate.id}>
                <DuplicateLine duplicate={duplicate} />
              </Box>
            ))}
          </Box>
          {!all && left.length > few && (
            <Button size="small" color="inherit" onClick={() => setAll(true)}>
              {text('crm.duplicates.more', { smart_count: left.length - few })}
            </Button>
          )}
        </Alert>
      )}
    </SteadyPlace>
  );
}

/** One record that may be the same: what it is called, where to see it, and why. */
function DuplicateLine({ duplicate }: { duplicate: Duplicate }) {
  const reasons = useReasonWords();
  const { resource, id, title } = duplicate;
  const screens = recordNamed(resource);
  const Icon = screens?.icon;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 2 }}>
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 2 }}>
        {Icon && <Icon aria-hidden sx={{ fontSize: 16, opacity: 0.75 }} />}
        {screens ? <NewTabLink to={pathOf(screens, id)}>{title}</NewTabLink> : <strong>{title}</strong>}
      </Box>
      <span>{[subtitleOf(duplicate), reasons(duplicate)].filter(Boolean).join(' · ')}</span>
    </Box>
  );
}
