import { useMediaQuery } from '@mui/material';

/** Whether the window is as narrow as a phone: tables become lists, panels become sheets. */
export const useIsPhone = (): boolean => useMediaQuery('(max-width: 719.95px)', { noSsr: true });
