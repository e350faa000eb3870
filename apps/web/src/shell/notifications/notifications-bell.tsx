import BellIcon from '@mui/icons-material/NotificationsOutlined';
import {
  Badge,
  Box,
  Button,
  Divider,
  IconButton,
  ListItemButton,
  Popover,
  Stack,
  Tooltip,
  Typography,
} from '@mui/material';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNotify } from 'ra-core';
import { useState } from 'react';
import { Link } from 'react-router-dom';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { useLanguage, useText } from '@/i18n/use-text';
import { ErrorState } from '@/kit/feedback/states';
import { RowSkeletons } from '@/kit/layout/row-skeletons';
import { pathOf, recordNamed } from '@/kit/records/define-record';

type Notification = Schemas['NotificationAnswer'];

const mentions = ['workspace.mention', 'workspace.unnamed-mention'];

const address = ({ kind, resource, recordId }: Notification): string | undefined => {
  const screens = resource ? recordNamed(resource) : undefined;
  // A mention leads to the comment, not to the record that it stands beside.
  if (screens && recordId)
    return pathOf(screens, recordId) + (mentions.includes(kind) ? '?tab=activity' : '');
  return resource === 'integrations.import' && recordId ? `/settings/imports/${recordId}` : undefined;
};

/** What happened that concerns the user, newest first. */
export function NotificationsBell() {
  const text = useText();
  const client = useQueryClient();
  const language = useLanguage();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const notify = useNotify();
  const { data, error, refetch } = useQuery({
    queryKey: ['notifications', language],
    queryFn: () =>
      request<Schemas['NotificationPage']>('workspace/notifications', { query: { perPage: 30 } }),
    refetchInterval: 5 * 60_000,
  });
  const markRead = useMutation({
    mutationFn: (ids?: string[]) =>
      request('workspace/notifications/read', { method: 'POST', body: ids ? { ids } : {} }),
    onError: (problem: ApiProblem) => notify(problem.message, { type: 'error' }),
    onSettled: () => client.invalidateQueries({ queryKey: ['notifications'] }),
  });
  const unread = data?.unread ?? 0;
  const close = () => setAnchor(null);
  return (
    <>
      <Tooltip title={text('app.notifications.title')}>
        <IconButton
          onClick={({ currentTarget }) => setAnchor(currentTarget)}
          aria-label={text('app.notifications.open', { smart_count: unread })}
          aria-haspopup="dialog"
        >
          <Badge badgeContent={unread} color="secondary" max={99}>
            <BellIcon sx={{ fontSize: 21 }} />
          </Badge>
        </IconButton>
      </Tooltip>
      <Popover
        open={anchor !== null}
        anchorEl={anchor}
        onClose={close}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{
          paper: { role: 'dialog', 'aria-label': text('app.notifications.title'), sx: { width: 360 } },
        }}
      >
        <Stack direction="row" sx={{ alignItems: 'center', px: 4, py: 2 }}>
          <Typography variant="h3" component="h2" sx={{ flex: 1 }}>
            {text('app.notifications.title')}
          </Typography>
          <Button disabled={unread === 0} onClick={() => markRead.mutate(undefined)}>
            {text('app.notifications.readAll')}
          </Button>
        </Stack>
        <Divider />
        <Box sx={{ maxHeight: 420, overflowY: 'auto' }}>
          {!data && (error ? <ErrorState error={error} retry={refetch} /> : <RowSkeletons count={3} />)}
          {data?.items.map((each) => (
            <Item
              key={each.id}
              notification={each}
              onOpen={() => {
                if (!each.readAt) markRead.mutate([each.id]);
                close();
              }}
            />
          ))}
          {data?.items.length === 0 && (
            <Typography color="textSecondary" sx={{ px: 4, py: 8, textAlign: 'center' }}>
              {text('app.notifications.none')}
            </Typography>
          )}
        </Box>
      </Popover>
    </>
  );
}

function Item({ notification, onOpen }: { notification: Notification; onOpen: () => void }) {
  const language = useLanguage();
  const to = address(notification);
  const when = new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' });
  return (
    <ListItemButton
      {...(to && { component: Link, to })}
      onClick={onOpen}
      sx={{ gap: 3, px: 4, py: 2, alignItems: 'flex-start' }}
    >
      <Box
        aria-hidden
        sx={{
          width: 8,
          height: 8,
          mt: '6px',
          flex: 'none',
          borderRadius: '50%',
          bgcolor: notification.readAt ? 'transparent' : 'secondary.main',
        }}
      />
      <Box>
        <Typography sx={{ fontWeight: notification.readAt ? 400 : 600 }}>{notification.title}</Typography>
        <Typography variant="caption" color="textSecondary">
          {when.format(new Date(notification.createdAt))}
        </Typography>
      </Box>
    </ListItemButton>
  );
}
