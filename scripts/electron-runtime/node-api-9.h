/*
 * Read before better-sqlite3's own source when it is built for a runtime with Node-API 9. better-sqlite3 needs one
 * feature of Node-API 10 (references to strings), which such a runtime offers to "experimental" modules only. It
 * then also forbids deleting references while collecting garbage, and stops the process if that happens.
 * node-addon-api knows the way around it, and takes it when it sees the name defined here; the published headers
 * leave the name and the function out.
 */
#include <node_api.h>

#ifndef NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
#define NODE_API_EXPERIMENTAL_HAS_POST_FINALIZER
EXTERN_C_START
NAPI_EXTERN napi_status NAPI_CDECL node_api_post_finalizer(node_api_basic_env env,
                                                           napi_finalize finalize,
                                                           void* data,
                                                           void* hint);
EXTERN_C_END
#endif
