import { Box } from '@mui/material';
import { useMemo } from 'react';
import { encode } from 'uqr';

/** A QR code, dark on light in every theme: cameras want it so. */
export function QrCode({ value, label }: { value: string; label: string }) {
  const { size, path } = useMemo(() => {
    const { data, size: modules } = encode(value, { ecc: 'M', border: 2 });
    const squares = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])));
    return { size: modules, path: squares.join('') };
  }, [value]);
  return (
    <Box
      sx={{
        alignSelf: 'center',
        bgcolor: '#ffffff',
        borderRadius: 2,
        p: 1,
        width: 208,
        height: 208,
        mx: 'auto',
      }}
    >
      <svg
        role="img"
        aria-label={label}
        viewBox={`0 0 ${size} ${size}`}
        shapeRendering="crispEdges"
        width="100%"
      >
        <title>{label}</title>
        <path d={path} fill="#0b2620" />
      </svg>
    </Box>
  );
}
