import { useQuery } from '@tanstack/react-query';
import type { Schemas } from '@/api/generated/schema';
import { type ApiProblem, request } from '@/api/http';
import { contacts } from '../contacts/contact.record';

export type Consents = Schemas['ContactConsentsAnswer'];
export type ChannelConsent = Consents['channels'][number];
export type ConsentEvent = Consents['events'][number];

/** Read anew whenever a contact changes: a refusal may come from anywhere. */
export const consentsKey = (id: string) => [contacts.meta.path, id, 'consents'];

export const useConsents = (id: string) =>
  useQuery<Consents, ApiProblem>({
    queryKey: consentsKey(id),
    queryFn: ({ signal }) => request<Consents>(`${contacts.meta.path}/${id}/consents`, { signal }),
    enabled: id !== '',
  });
