import type { SvgIconProps } from '@mui/material';
import type { ComponentType } from 'react';

/** Something that can be done with the record of the page. */
export interface RecordAction {
  name: string;
  /** i18n key. */
  label: string;
  icon?: ComponentType<SvgIconProps>;
  run: () => void;
  /** What it needs; absent: nothing. */
  right?: string;
  danger?: boolean;
  disabled?: boolean;
}
