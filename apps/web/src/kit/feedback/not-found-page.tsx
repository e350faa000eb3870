import SearchOffIcon from '@mui/icons-material/SearchOffOutlined';
import { Link } from '@mui/material';
import { Link as RouterLink } from 'react-router-dom';
import { useText } from '@/i18n/use-text';
import { usePageTitle } from '../layout/page-title';
import { EmptyState } from './states';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const text = useText();
  usePageTitle(text('app.states.notFound.title'));
  return (
    <EmptyState
      icon={SearchOffIcon}
      title={text('app.states.notFound.title')}
      content={text('app.states.notFound.content')}
      action={
        <Link component={RouterLink} to="/">
          {text('app.states.home')}
        </Link>
      }
    />
  );
}
