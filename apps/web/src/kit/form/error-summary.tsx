import { Alert, Box, Link } from '@mui/material';
import { type RefObject, useLayoutEffect, useState } from 'react';
import { useFormState } from 'react-hook-form';
import { useText } from '@/i18n/use-text';
import { useErrorText } from '../inputs/use-error-text';
import { errorPaths } from './failures';
import { labelAt, revealField } from './reveal';

interface Shown {
  path: string;
  label: string;
  message: string;
}

/** What has to be corrected, said once a form was refused; each entry leads to its field. */
export function ErrorSummary({ element }: { element: RefObject<HTMLFormElement | null> }) {
  const text = useText();
  const errorText = useErrorText();
  const { errors, submitCount } = useFormState();
  const found = submitCount > 0 ? errorPaths(errors) : [];
  const key = JSON.stringify(found);
  const [shown, setShown] = useState<Shown[]>([]);
  useLayoutEffect(() => {
    const root = element.current;
    const all = JSON.parse(key) as { path: string; message: string }[];
    setShown(
      root
        ? all.map(({ path, message }) => ({
            path,
            label: labelAt(root, path) ?? path,
            message: errorText(message),
          }))
        : [],
    );
  }, [key, element, errorText]);
  return (
    <div role="alert">
      {shown.length > 0 && (
        <Alert severity="error" role="presentation">
          <strong>{text('form.summary.title', { smart_count: shown.length })}</strong>
          <Box component="ul" sx={{ m: 0, mt: 1, pl: 5 }}>
            {shown.map(({ path, label, message }) => (
              <li key={path}>
                <Link
                  component="button"
                  type="button"
                  color="inherit"
                  underline="always"
                  sx={{ font: 'inherit', textAlign: 'left', minHeight: 24 }}
                  aria-label={`${text('form.summary.go', { label })}. ${message}`}
                  onClick={() => element.current && revealField(element.current, path)}
                >
                  {label}
                </Link>{' '}
                <span>{message}</span>
              </li>
            ))}
          </Box>
        </Alert>
      )}
    </div>
  );
}
