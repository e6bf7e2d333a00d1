import 'server-only';

type Method = 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
type Refusing = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'OPTIONS';

/**
 * Handlers for the methods that a route does not have: 405 as a problem document, where the framework would answer
 * with an empty body; and `OPTIONS`, which lists the methods there are.
 *
 * @example export const { POST, PUT, PATCH, DELETE, OPTIONS } = refuseOtherMethods('GET', 'HEAD');
 */
export function refuseOtherMethods(...allowed: Method[]): Record<Refusing, () => Response> {
  const allow = [...allowed, 'OPTIONS'].join(', ');
  const refuse = (): Response =>
    new Response(
      `${JSON.stringify(
        {
          type: 'urn:benchlens:error:method-not-allowed',
          title: 'Method not allowed',
          status: 405,
          detail: `This address answers ${allow}.`,
          problems: [],
        },
        undefined,
        2,
      )}\n`,
      { status: 405, headers: { allow, 'content-type': 'application/problem+json; charset=utf-8' } },
    );
  return {
    GET: refuse,
    POST: refuse,
    PUT: refuse,
    PATCH: refuse,
    DELETE: refuse,
    OPTIONS: () => new Response(null, { status: 204, headers: { allow } }),
  };
}
