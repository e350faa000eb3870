import { Alert, Button } from '@mui/material';
import { Link as RouterLink } from 'react-router';
import { useText } from '@/i18n/use-text';
import type { Failure } from './failures';

interface FailureAlertProps {
  failure: Failure | undefined;
  retry: () => void;
  listPath?: string | undefined;
}

/** Why a form was not taken, when that is not the matter of one field. */
export function FailureAlert({ failure, retry, listPath }: FailureAlertProps) {
  // The region is there before its content: only then is the content told. Two versions have a dialog of their own.
  return (
    <div role="alert">
      {failure && failure.kind !== 'stale' && <Content failure={failure} retry={retry} listPath={listPath} />}
    </div>
  );
}

function Content({ failure, retry, listPath }: FailureAlertProps & { failure: Failure }) {
  const text = useText();
  if (failure.kind === 'offline') {
    const again = (
      <Button size="small" color="inherit" onClick={retry}>
        {text('form.failure.retry')}
      </Button>
    );
    return (
      <Alert severity="warning" role="presentation" action={again}>
        {text('form.failure.offline')} {text('form.failure.offlineDetail')}
      </Alert>
    );
  }
  if (failure.kind === 'alreadySaved') {
    const list = listPath && (
      <Button size="small" color="inherit" component={RouterLink} to={listPath}>
        {text('form.failure.openList')}
      </Button>
    );
    return (
      <Alert severity="warning" role="presentation" action={list}>
        {text('form.failure.alreadySaved')}
      </Alert>
    );
  }
  const messages = failure.messages.filter(Boolean);
  if (messages.length === 0 && failure.kind === 'fields') return null;
  return (
    <Alert severity="error" role="presentation">
      {messages.length > 0
        ? messages.map((message) => <div key={message}>{message}</div>)
        : text('form.failure.unexpected')}
    </Alert>
  );
}
