import CloudOffIcon from '@mui/icons-material/CloudOffOutlined';
import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import LockIcon from '@mui/icons-material/LockOutlined';
import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import { Button, Stack, type SvgIconProps, Typography } from '@mui/material';
import type { ComponentType, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { ApiProblem } from '@/api/http';
import { useText } from '@/i18n/use-text';

interface StateProps {
  icon: ComponentType<SvgIconProps>;
  title: string;
  content?: string;
  /** What to do now. */
  action?: ReactNode;
  alert?: boolean;
}

/** A place without content: what it is, why, and what to do. Texts are already worded. */
export function EmptyState({ icon: Icon, title, content, action, alert }: StateProps) {
  return (
    <Stack
      role={alert ? 'alert' : undefined}
      sx={{ alignItems: 'center', textAlign: 'center', gap: 2, px: 6, py: 14 }}
    >
      <Icon sx={{ fontSize: 40, color: 'text.secondary', opacity: 0.7, mb: 1 }} aria-hidden />
      <Typography variant="h3" component="h2">
        {title}
      </Typography>
      {content && (
        <Typography color="textSecondary" sx={{ maxWidth: 440 }}>
          {content}
        </Typography>
      )}
      {action && <Stack sx={{ mt: 3 }}>{action}</Stack>}
    </Stack>
  );
}

/** Why something could not be shown, and a way on. */
export function ErrorState({ error, retry }: { error: unknown; retry?: () => void }) {
  const text = useText();
  const problem = error instanceof ApiProblem ? error : undefined;
  const kind = problem?.isOffline
    ? 'offline'
    : problem?.status === 404
      ? 'notFound'
      : problem?.status === 403
        ? 'forbidden'
        : 'failed';
  const icon = { offline: CloudOffIcon, notFound: SearchOffIcon, forbidden: LockIcon, failed: ErrorIcon }[
    kind
  ];
  return (
    <EmptyState
      alert
      icon={icon}
      title={text(`app.states.${kind}.title`)}
      content={kind === 'failed' && problem?.message ? problem.message : text(`app.states.${kind}.content`)}
      action={
        retry && kind !== 'notFound' && kind !== 'forbidden' ? (
          <Button variant="outlined" onClick={retry}>
            {text('app.states.retry')}
          </Button>
        ) : undefined
      }
    />
  );
}

/** Whether the browser has a network. */
export function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const update = () => setOnline(navigator.onLine);
    addEventListener('online', update);
    addEventListener('offline', update);
    return () => {
      removeEventListener('online', update);
      removeEventListener('offline', update);
    };
  }, []);
  return online;
}
