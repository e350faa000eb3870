import { Box, Typography } from '@mui/material';
import { useBranding } from '@/api/use-session';
import { inkOn } from '@/theme/theme';
import { pine } from '@/theme/tokens';

const initialsOf = (name: string): string =>
  name
    .split(/[\s'’-]+/)
    .filter((word) => word.length > 2 || name.length < 6)
    .slice(0, 2)
    .map((word) => word[0]?.toUpperCase() ?? '')
    .join('') || 'b2';

/** Logo of the company whose instance this is, or its initials on its colour. */
export function InstanceMark({ size = 32 }: { size?: number }) {
  const { data } = useBranding();
  const colour = data?.accentColour ?? pine[600];
  const logo = data?.logoVersion ? `/api/workspace/branding/logo?v=${data.logoVersion}` : undefined;
  return (
    <Box
      aria-hidden
      sx={{
        width: size,
        height: size,
        flex: 'none',
        borderRadius: `${Math.round(size / 4)}px`,
        display: 'grid',
        placeItems: 'center',
        overflow: 'hidden',
        fontWeight: 700,
        fontSize: size * 0.4,
        color: inkOn(colour),
        backgroundColor: logo ? '#ffffff' : colour,
      }}
    >
      {logo ? (
        <Box component="img" src={logo} alt="" sx={{ width: '100%', height: '100%', objectFit: 'contain' }} />
      ) : (
        initialsOf(data?.name ?? '')
      )}
    </Box>
  );
}

export function InstanceName() {
  const { data } = useBranding();
  return (
    <Typography noWrap sx={{ fontWeight: 650 }} title={data?.name}>
      {data?.name ?? 'b2o'}
    </Typography>
  );
}
