"""The only file that names concrete providers: which connector, signer or courier answers for which port."""
