import { type ComponentType, createContext, type ReactNode, useContext } from 'react';
import type { RecordScreens } from './define-record';

/** Whether fields are written in a form, or shown on a page and written one by one. */
export type FieldMode = 'form' | 'page';

interface RecordContextValue {
  screens: RecordScreens;
  mode: FieldMode;
  /** In a form: draws its inputs. A page does without them until somebody writes. */
  Input?: ComponentType<{ screens: RecordScreens; name: string; autoFocus?: boolean }>;
  /** On a page: whether its user may change the record. */
  writable: boolean;
}

const Context = createContext<RecordContextValue | undefined>(undefined);

export function RecordProvider({ children, ...value }: RecordContextValue & { children: ReactNode }) {
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

/** @throws Error outside of a form or a page. */
export function useRecordScreens(): RecordContextValue {
  const value = useContext(Context);
  if (!value) throw new Error('a field stands in a form or on a record page');
  return value;
}
