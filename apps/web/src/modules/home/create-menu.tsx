import { useState } from 'react';
import { useNavigate } from 'react-router-dom';
import { useSession } from '@/api/use-session';
import { allRecords, Button, Menu, MenuItem, pathOf, Stack, useLocalText, useText } from '@/kit';
import { AddIcon } from '@/kit/icons';

/** What is written down every day, the most usual first. */
const daily = ['crm.activity', 'crm.lead', 'crm.opportunity', 'crm.company', 'crm.contact'];

/** A new record of a kind that is needed every day. */
export function CreateMenu() {
  const text = useText();
  const word = useLocalText();
  const navigate = useNavigate();
  const { permissions } = useSession();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const creatable = allRecords()
    .filter(({ meta }) => daily.includes(meta.name) && permissions[`${meta.name}.create`])
    .sort((a, b) => daily.indexOf(a.meta.name) - daily.indexOf(b.meta.name));
  if (creatable.length === 0) return null;
  return (
    <>
      <Button
        variant="contained"
        startIcon={<AddIcon />}
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        onClick={({ currentTarget }) => setAnchor(currentTarget)}
      >
        {text('app.home.create')}
      </Button>
      <Menu anchorEl={anchor} open={anchor !== null} onClose={() => setAnchor(null)}>
        {creatable.map((screens) => (
          <MenuItem key={screens.meta.name} onClick={() => navigate(`${pathOf(screens)}/create`)}>
            <Stack direction="row" sx={{ alignItems: 'center', gap: 3 }}>
              <screens.icon aria-hidden sx={{ fontSize: 19, color: 'text.secondary' }} />
              {word(screens.meta.label.one)}
            </Stack>
          </MenuItem>
        ))}
      </Menu>
    </>
  );
}
