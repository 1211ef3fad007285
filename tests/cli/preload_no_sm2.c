/* SPDX-License-Identifier: Apache-2.0 */
/*
 * preload_no_sm2.c - an OpenSSL that was built without SM2.
 *
 * Loaded before the C library, it answers each request for the algorithm as
 * such a build does: there is none.  Everything else goes to the real one.
 */
#include <dlfcn.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

typedef void *(*fetch_fn)(void *library, const char *algorithm, const char *properties);
typedef void *(*context_fn)(void *library, const char *algorithm, const char *properties);

void *EVP_KEYMGMT_fetch(void *library, const char *algorithm, const char *properties);
void *EVP_PKEY_CTX_new_from_name(void *library, const char *algorithm, const char *properties);

void *EVP_KEYMGMT_fetch(void *library, const char *algorithm, const char *properties)
{
	fetch_fn real;
	void *found = dlsym(RTLD_NEXT, "EVP_KEYMGMT_fetch");

	if (strcasecmp(algorithm, "SM2") == 0)
		return NULL;
	memcpy(&real, &found, sizeof(real));
	return real(library, algorithm, properties);
}

void *EVP_PKEY_CTX_new_from_name(void *library, const char *algorithm, const char *properties)
{
	context_fn real;
	void *found = dlsym(RTLD_NEXT, "EVP_PKEY_CTX_new_from_name");

	if (strcasecmp(algorithm, "SM2") == 0)
		return NULL;
	memcpy(&real, &found, sizeof(real));
	return real(library, algorithm, properties);
}
