import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ApiProblem, request } from '@/api/http';
import { fieldOf, useLocalText, useText } from '@/kit';
import { cleanValues, type Values } from '@/kit/form/values';
import { companyProfile } from './company.record';
import { type Company, companyPath, saveCompany } from './save-company';

export const useCompany = () =>
  useQuery<Company, ApiProblem>({
    queryKey: [companyPath],
    queryFn: ({ signal }) => request(companyPath, { signal }),
  });

/** Shows what was stored: on this page, and wherever the company's name and colours are. */
export function useTakeCompany(): (company: Company) => Promise<void> {
  const client = useQueryClient();
  return async (company) => {
    client.setQueryData([companyPath], company);
    await Promise.all([
      client.invalidateQueries({ queryKey: ['branding'] }),
      client.invalidateQueries({ queryKey: ['timeline', companyProfile.meta.name] }),
    ]);
  };
}

/** Stores some fields of the company. @throws ApiProblem */
export function useSaveCompany(company: Company): (values: Values) => Promise<void> {
  const text = useText();
  const local = useLocalText();
  const take = useTakeCompany();
  return async (values) => {
    const clash = (fields: string[]) =>
      text('workspace.company.clash', {
        fields: fields.map((name) => local(fieldOf(companyProfile, name).label)).join(', '),
      });
    await take(await saveCompany(company, cleanValues(companyProfile.meta, values), clash));
  };
}
