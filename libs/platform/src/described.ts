/** Lets a decorator of a parameter say of its method what the OpenAPI document tells: `[described(ApiHeader({ name: 'If-Match' }))]`. */
export function described(describe: MethodDecorator): ParameterDecorator {
  return (target, key) => {
    const method = key && Object.getOwnPropertyDescriptor(target, key);
    if (method) describe(target, key, method);
  };
}
