/* SPDX-License-Identifier: Apache-2.0 */
/*
 * embed.c - turns files into a C source with their bytes; runs while building.
 *
 *	embed NAME FILE... > out.c
 *
 * makes `const struct embedded_file NAME[]`, ended by a row of NULLs, with the
 * files' base names in the order given (base/embedded.h).
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static void die(const char *what, const char *name)
{
	fprintf(stderr, "embed: %s '%s'\n", what, name);
	exit(1);
}

static void bytes_of(const char *path, int index)
{
	FILE *in = fopen(path, "rb");
	unsigned long count = 0;
	int c;

	if (!in)
		die("cannot open", path);
	printf("static const unsigned char file_%d[] = {", index);
	while ((c = getc(in)) != EOF)
		printf("%s%d,", count++ % 20 == 0 ? "\n" : "", c);
	if (ferror(in))
		die("cannot read", path);
	printf("0};\n");
	fclose(in);
}

int main(int argc, char **argv)
{
	if (argc < 2)
		die("usage: embed NAME FILE...", "");
	printf("#include \"base/embedded.h\"\n");
	for (int i = 2; i < argc; i++)
		bytes_of(argv[i], i);
	printf("const struct embedded_file %s[] = {\n", argv[1]);
	for (int i = 2; i < argc; i++) {
		const char *slash = strrchr(argv[i], '/');

		printf("\t{\"%s\", file_%d, sizeof(file_%d) - 1},\n",
			slash ? slash + 1 : argv[i], i, i);
	}
	printf("\t{0, 0, 0},\n};\n");
	return ferror(stdout) ? 1 : 0;
}
