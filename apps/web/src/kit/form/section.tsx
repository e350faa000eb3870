import { Typography } from '@mui/material';
import { styled } from '@mui/material/styles';
import { type ReactNode, useId } from 'react';
import { useFormContext } from 'react-hook-form';
import { useText } from '@/i18n/use-text';
import { SectionColumns } from './section-columns';

export interface SectionProps {
  /** Key of the texts. */
  title?: string;
  /** Key of a sentence below the title. */
  help?: string;
  /** At most so many columns, where there is place for them. */
  columns?: 1 | 2 | 3;
  /** On the right of the title. */
  actions?: ReactNode;
  children: ReactNode;
}

const Box = styled('section')({ containerType: 'inline-size', minWidth: 0 });

const Head = styled('div')(({ theme }) => ({
  display: 'flex',
  alignItems: 'baseline',
  gap: 12,
  paddingBottom: 6,
  marginBottom: 14,
  borderBottom: `1px solid ${theme.vars?.palette.divider}`,
  '& > :first-of-type': { flex: 1 },
}));

/** Fields that belong together: inputs in a form, names and values on a record's page. */
export function Section({ title, help, columns = 2, actions, children }: SectionProps) {
  const text = useText();
  const id = useId();
  const inForm = Boolean(useFormContext());
  return (
    <Box aria-labelledby={title ? id : undefined}>
      {(title || actions) && (
        <Head>
          <Typography id={id} variant="h3" component="h2">
            {title && text(title)}
          </Typography>
          {actions}
        </Head>
      )}
      {help && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: -1, mb: 4, maxWidth: 640 }}>
          {text(help)}
        </Typography>
      )}
      <SectionColumns columns={columns} dense={!inForm}>
        {children}
      </SectionColumns>
    </Box>
  );
}
