import { Alert, Box, Typography, useText } from '@/kit';
import type { Upload } from '../../data/types';

/** Which program a file comes from, and how its values are read where that is not plain. */
export function Recognition({ upload: { recognised, decisions } }: { upload: Upload }) {
  const text = useText();
  if (!recognised && decisions.length === 0) return null;
  return (
    <Alert severity={recognised ? 'success' : 'info'}>
      {recognised && (
        <Typography sx={{ fontWeight: 600 }}>{text('imports.reading.recognised', { recognised })}</Typography>
      )}
      {decisions.length > 0 && (
        <Box component="ul" aria-label={text('imports.reading.decisions')} sx={{ m: 0, pl: 5 }}>
          {decisions.map((decision) => (
            <li key={decision}>
              <Typography variant="body2" component="span">
                {decision}
              </Typography>
            </li>
          ))}
        </Box>
      )}
    </Alert>
  );
}
