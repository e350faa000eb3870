import { createContext, useContext } from 'react';
import type { AnyRecord } from '../records/define-record';

const Context = createContext<AnyRecord | undefined>(undefined);

export const StoredRecordProvider = Context.Provider;

/** The record that the form around it changes; undefined while it is new. */
export const useStoredRecord = (): AnyRecord | undefined => useContext(Context);
