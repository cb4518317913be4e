// Read by zod when it loads: no `new Function`, which the content security policy forbids.
Reflect.set(globalThis, '__zod_globalConfig', { jitless: true });
