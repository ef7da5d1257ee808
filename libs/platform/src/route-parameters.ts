/** What stands in the place of a parameter in a path is no longer than this: a longer path leads nowhere. */
export const routeParameterCharactersMax = 200;
