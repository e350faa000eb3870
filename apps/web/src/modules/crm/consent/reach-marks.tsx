import { Box, EmptyValue, Stack, useText } from '@/kit';
import { formatPhone } from '@/kit/fields/format-phone';
import { hrefOf, ValueLink } from '@/kit/fields/value-link';
import { CancelledIcon } from '@/kit/icons';
import type { AnyRecord } from '@/kit/records/define-record';

interface Reach {
  value: unknown;
  format: 'email' | 'phone';
  refused: boolean;
}

/** An address or number, and before it that its owner does not want to be reached there. */
function Reached({ value, format, refused }: Reach) {
  const text = useText();
  const address = typeof value === 'string' ? value : '';
  const words = format === 'phone' ? formatPhone(address) : address;
  const href = hrefOf(address, format);
  const shown = address === '' ? <EmptyValue /> : href ? <ValueLink href={href}>{words}</ValueLink> : words;
  if (!refused) return shown;
  return (
    <Stack component="span" direction="row" sx={{ gap: 1, alignItems: 'center', minWidth: 0 }}>
      <CancelledIcon
        color="error"
        titleAccess={text(`crm.consent.refuses.${format}`)}
        sx={{ fontSize: 17 }}
      />
      <Box component="span" sx={{ minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis' }}>
        {shown}
      </Box>
    </Stack>
  );
}

export const emailWithMark = (value: unknown, { emailOptOut }: AnyRecord) => (
  <Reached value={value} format="email" refused={emailOptOut === true} />
);

export const phoneWithMark = (value: unknown, { doNotCall }: AnyRecord) => (
  <Reached value={value} format="phone" refused={doNotCall === true} />
);
