/* SPDX-License-Identifier: Apache-2.0 */
/*
 * message_sign_table.h - the messages of keys and signed notes.
 *
 * Included by message_table.h in its place, with its macro.  {1} is the file,
 * or the name of the signer.
 */
MESSAGE_ENUM(KEY_ALGORITHM, "key-algorithm", CREDIT_FATAL, "没有“{1}”这种签名算法",
	"there is no signature algorithm '{1}'", "可用 ed25519 或 sm2", "use ed25519 or sm2")
MESSAGE_ENUM(KEY_NO_SM2, "key-no-sm2", CREDIT_FATAL,
	"本机的 OpenSSL 不带 SM2，不能用国密签名；其他功能不受影响",
	"the OpenSSL of this machine has no SM2, so it cannot sign or verify with it; everything else works",
	"改用 ed25519，或装上带 SM2 的 OpenSSL、商用密码模块",
	"use ed25519, or install an OpenSSL or a provider with SM2")
MESSAGE_ENUM(KEY_NAME, "key-name", CREDIT_FATAL, "“{1}”不能作签名人的名称",
	"'{1}' cannot be the name of a signer",
	"名称不超过 {2} 个字节，不含空格、加号和看不见的字符",
	"a name has at most {2} bytes and no spaces, plus signs or invisible characters")
MESSAGE_ENUM(KEY_FORM, "key-form", CREDIT_FATAL, "“{1}”不是签名私钥文件",
	"'{1}' is no file with a private key to sign with",
	"第一行写 credit key 名称，其后是未加密的 PKCS#8 PEM；用 credit key new 生成",
	"its first line is credit key NAME, an unencrypted PKCS#8 PEM follows; credit key new makes one")
MESSAGE_ENUM(KEY_ENCRYPTED, "key-encrypted", CREDIT_FATAL, "“{1}”里的私钥是用口令加密的",
	"the private key in '{1}' is encrypted with a pass phrase",
	"用 openssl pkcs8 解密后使用，文件权限设为 0600",
	"decrypt it with openssl pkcs8, and let the file have mode 0600")
MESSAGE_ENUM(KEY_OTHER, "key-other", CREDIT_FATAL, "“{1}”里的密钥不是 Ed25519 或 SM2 密钥",
	"the key in '{1}' is neither Ed25519 nor SM2", "用 credit key new 生成",
	"make one with credit key new")
MESSAGE_ENUM(KEY_MODE, "key-mode", CREDIT_FATAL, "别人也能读私钥文件“{1}”，不予使用",
	"others can read the private key in '{1}'; it is not used",
	"先执行 chmod 600；如可能已被别人读过，作废这把密钥，另行生成",
	"chmod 600 it first; if somebody may have read it, retire this key and make another")
MESSAGE_ENUM(KEY_PUBLIC, "key-public", CREDIT_FATAL, "“{1}”第 {2} 行不是公钥",
	"line {2} of '{1}' is no public key",
	"每行写一个公钥，形式为 名称+编号+内容，由 credit key show 给出",
	"write one public key a line, NAME+NUMBER+TEXT as credit key show prints it")
MESSAGE_ENUM(KEY_PUBLIC_NONE, "key-public-none", CREDIT_FATAL, "“{1}”里没有公钥",
	"there is no public key in '{1}'", "写入 credit key show 给出的公钥",
	"put in the public key that credit key show prints")
MESSAGE_ENUM(KEY_SIGNATURE, "key-signature", CREDIT_FATAL, "“{1}”的签名与内容不符",
	"the signature of '{1}' does not fit the text",
	"内容或签名被改动过：取回原件，或向签名人核实",
	"the text or the signature was changed: get the original, or ask the signer")
MESSAGE_ENUM(NOTE_FORM, "note-form", CREDIT_FATAL, "“{1}”第 {2} 行起不是签名文件的形式",
	"from line {2} on '{1}' does not have the form of a signed note",
	"取回原件；签名文件不能用文字处理软件打开后另存",
	"get the original; a signed note cannot be opened and saved by an editor that changes it")
MESSAGE_ENUM(NOTE_LIMIT, "note-limit", CREDIT_FATAL, "“{1}”太长，或签名超过 {2} 个",
	"'{1}' is too long, or has more than {2} signatures", "核对是否取错了文件",
	"check whether it is the right file")
